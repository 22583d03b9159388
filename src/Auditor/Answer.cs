namespace NeuraNft.Auditor;

/// <summary>What a command found: one sentence, tables for people, one value for machines.</summary>
internal sealed record Answer(ExitCode Code, string Sentence, object Detail)
{
    public IReadOnlyList<AnswerTable> Tables { get; init; } = [];
}
