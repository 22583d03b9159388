namespace Neura.GraphQL;

/// <summary>A place in a request's document: line and column from 1, the column in UTF-16 units.</summary>
public readonly record struct ErrorLocation(int Line, int Column);
