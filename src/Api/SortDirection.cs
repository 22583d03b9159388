namespace NeuraNft.Api;

public enum SortDirection
{
    Asc,
    Desc,
}
