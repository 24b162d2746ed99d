/** A thread through three beads: the icon of the pages, as SVG. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M4 24C10 4 22 28 28 8" fill="none" stroke="#b45309" stroke-width="3"/><circle cx="4.5" cy="24" r="3.5" fill="#1e3a5f"/><circle cx="16" cy="16" r="3.5" fill="#1e3a5f"/><circle cx="27.5" cy="8" r="3.5" fill="#1e3a5f"/></svg>`;
