namespace NeuraNft.Projections.Collections;

/// <summary>In which order collections are listed.</summary>
public sealed record CollectionOrder(bool ByName, bool Descending)
{
    public static CollectionOrder Newest { get; } = new(ByName: false, Descending: true);
}
