using NeuraNft.Domain;

namespace NeuraNft.Application.Chain;

/// <summary>The elements of `data` of standard nep171 1.x; one may name many tokens.</summary>
internal static class Nep171Wire
{
    public sealed record NftMint(Account OwnerId, IReadOnlyList<string> TokenIds, string? Memo = null);

    public sealed record NftTransfer(
        Account OldOwnerId, Account NewOwnerId, IReadOnlyList<string> TokenIds, Account? AuthorizedId = null, string? Memo = null);

    public sealed record NftBurn(Account OwnerId, IReadOnlyList<string> TokenIds, Account? AuthorizedId = null, string? Memo = null);
}
