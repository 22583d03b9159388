/** The data folder cannot be used as it is; the message is one sentence for its owner. */
export class JournalError extends Error {}
