namespace Neura.Near.Rpc;

/// <summary>`block`: a header and the headers of its chunks.</summary>
public sealed record BlockView(AccountId Author, BlockHeaderView Header, IReadOnlyList<ChunkHeaderView> Chunks);
