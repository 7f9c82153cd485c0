export const SHIPPED_TARGETS: unknown = {};
