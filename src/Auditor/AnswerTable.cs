namespace NeuraNft.Auditor;

/// <summary>Rows of texts; who wrote them is not trusted.</summary>
internal sealed record AnswerTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
