/** The same rules as the server's; it decides. */
export const isPhone = (text: string) => /^[0-9+() -]{5,40}$/.test(text.trim());
export const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
