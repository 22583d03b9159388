namespace NeuraNft.Auditor;

/// <summary>One line of an answer: what was checked and what came of it.</summary>
internal sealed record Finding(ExitCode Code, string Subject, string Sentence);
