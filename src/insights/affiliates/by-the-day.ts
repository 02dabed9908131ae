/** SQL that holds for what happened by the end of `$asOf`. */
export const BY_THE_DAY = `"at" < CAST($asOf AS DATE) + INTERVAL '1' DAY`;
