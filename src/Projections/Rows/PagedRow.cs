namespace NeuraNft.Projections.Rows;

/// <summary>A row of one of several pages that were read together; pages are numbered from 1.</summary>
internal sealed record PagedRow<TRow>(int Page, TRow Row);
