namespace NeuraNft.Api.History;

/// <summary>By position in the log.</summary>
public enum HistoryOrder
{
    NewestFirst,
    OldestFirst,
}
