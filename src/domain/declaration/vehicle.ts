/** How a party travels. */
export const VEHICLES = ['car', 'coach', 'truck', 'motorbike', 'train', 'ship', 'plane', 'foot'] as const;
