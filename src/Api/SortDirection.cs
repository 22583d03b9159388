namespace NeuraNft.Api;

/// <summary>Which end comes first.</summary>
public enum SortDirection
{
    Asc,
    Desc,
}
