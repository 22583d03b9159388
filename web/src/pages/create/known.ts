/** Suggestions; any other word is taken too. */
export const tasks = [
  "image-classification", "text-classification", "language-identification", "text-embedding", "voice-activity-detection", "text-generation",
  "question-answering", "translation", "summarization", "object-detection", "speech-recognition",
];

export const licenses = [
  "MIT", "Apache-2.0", "BSD-3-Clause", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "GPL-3.0-only", "AGPL-3.0-only", "MPL-2.0",
];
