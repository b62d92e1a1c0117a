/** The version of this bundle, as package.json has it. Told to the server; a new one sends rejected records again. */
export const APP_VERSION = '0.1.0';
