/**
 * Verified facts and mere claims are different types: only `verifiedCustomer` (called by the identity
 * check) makes a VerifiedCustomer, so a claim can never slip into its place.
 */
declare const verifiedBrand: unique symbol;

export interface CustomerFacts {
  /** The product's own id for the person. */
  id: string;
  name?: string;
  email?: string;
  /** Whatever else the product signed: plan, role, createdAt … */
  traits: Record<string, string | number | boolean>;
}

/** Vouched for by the product's backend, until `until` (Unix seconds). */
export type VerifiedCustomer = Readonly<CustomerFacts & { until: number }> & {
  readonly [verifiedBrand]: true;
};

/** Said by the page or the visitor: shown as a claim, never a reason to unlock anything. */
export interface Claims {
  readonly claimed: Readonly<Record<string, string>>;
}

/** Only for code that has just checked a signature. */
export function verifiedCustomer(facts: CustomerFacts, until: number): VerifiedCustomer {
  return { ...facts, until } as VerifiedCustomer;
}
