import type { VehiclesAnswer } from '#domain/desk/desk';

export type Vehicle = VehiclesAnswer['vehicles'][number];

/** How many of the people counted in a vehicle nobody has decided on yet; below 0 when more were decided than counted. */
export const undecided = (vehicle: Vehicle): number => vehicle.heads - vehicle.decided;

/** Vehicles with somebody left come first, longest waiting on top; then the others, newest on top. */
export function openFirst(vehicles: readonly Vehicle[]): Vehicle[] {
  const isOpen = (one: Vehicle) => undecided(one) > 0;
  return [
    ...vehicles.filter(isOpen).sort((a, b) => a.firstAt - b.firstAt),
    ...vehicles.filter((one) => !isOpen(one)).sort((a, b) => b.firstAt - a.firstAt),
  ];
}
