export function systemChromium(): string | null;
export const CHROMIUM_ARGS: string[];
export function chromiumLaunch(): { args: string[]; executablePath?: string };
