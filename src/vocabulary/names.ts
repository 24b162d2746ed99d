/**
 * Labels and kinds are the only part of a statement's text that comes from
 * data, so nothing but letters and underscores gets through: neither can end
 * a quoted name or begin a clause.
 */
export const LABEL_PATTERN = /^[A-Z][A-Za-z_]*$/;

/** Names of types and kinds: GraphQL enum values, and for kinds relationship types. */
export const KIND_PATTERN = /^[A-Z][A-Z_]*$/;

/** Names of properties and qualifiers. They never stand in a statement's text, so digits are allowed (FtM has `street2`). */
export const PROPERTY_PATTERN = /^[A-Z][A-Z0-9_]*$/;

/** Labels that the graph model itself uses. */
export const RESERVED_LABELS: readonly string[] = ['Entity', 'Claim'];

/** Relationship types that the graph model itself uses. */
export const RESERVED_KINDS: readonly string[] = ['CITES'];
