namespace Neura.GraphQL.Language;

/// <summary>Where a node lies in its source.</summary>
/// <param name="Start">Offset of the first character, in UTF-16 units, from 0.</param>
/// <param name="End">Offset after the last character, in UTF-16 units.</param>
/// <param name="Line">Line of the first character, from 1.</param>
/// <param name="Column">Column of the first character, in UTF-16 units, from 1.</param>
public sealed record Location(int Start, int End, int Line, int Column);
