using NeuraNft.Projections.Collections;

namespace NeuraNft.Api.Collections;

/// <summary>By what collections are ordered.</summary>
[OneOf]
public sealed record CollectionOrderInput
{
    public SortDirection? CreatedAt { get; init; }

    public SortDirection? Name { get; init; }

    internal CollectionOrder ToOrder() => new(Name is not null, (Name ?? CreatedAt) == SortDirection.Desc);
}
