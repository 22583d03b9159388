using System.Globalization;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tokens;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>What the log says of an asset at a block.</summary>
/// <param name="Owner">Null where there is none: not minted yet, or burnt.</param>
/// <param name="Approved">Accounts with an approval; null where the log cannot know them all.</param>
/// <param name="Levels">Effective levels at the block's time, of accounts that the log names and of one that it does not.</param>
/// <param name="LastPosition">Of its newest event up to the block.</param>
/// <param name="IsNewest">The log has nothing of it behind the block.</param>
internal sealed record ExpectedAsset(
    Account? Owner, IReadOnlySet<string>? Approved, IReadOnlyDictionary<Account, AccessLevel> Levels, long LastPosition, bool IsNewest)
{
    public static ExpectedAsset Of(IReadOnlyList<IEvent> stream, ulong height, BlockTime time, Account stranger)
    {
        var until = stream.Where(e => HeightOf(e) <= height).ToArray();
        var last = until.Length == 0 ? 0 : until[^1].Sequence;
        var isNewest = until.Length == stream.Count;
        return stream.Count > 0 && stream[0].Data is TokenEvent
            ? OfToken(until.Select(e => e.Data).OfType<TokenEvent>(), last, isNewest)
            : OfAsset(until.Select(e => e.Data).OfType<AssetEvent>(), time, stranger, last, isNewest);
    }

    // An event that is not of the chain is of no block.
    private static ulong HeightOf(IEvent e) =>
        ulong.TryParse(e.Headers.GetValueOrDefault("block_height"), CultureInfo.InvariantCulture, out var height) ? height : ulong.MaxValue;

    private static ExpectedAsset OfAsset(
        IEnumerable<AssetEvent> events, BlockTime time, Account stranger, long last, bool isNewest)
    {
        if (events.Aggregate(AssetState.Initial, AssetDecider.Evolve) is not AssetState.Minted minted)
            return new(null, null, new Dictionary<Account, AccessLevel>(), last, isNewest);
        var levels = minted.Access.Slots.Keys.Append(minted.Owner).Append(stranger).Distinct()
            .ToDictionary(account => account, account => minted.Access.LevelOf(account, time));
        return new(minted.Owner, minted.Approvals.Keys.Select(a => a.Value).ToHashSet(), levels, last, isNewest);
    }

    // Minted before it was followed, a token's owner is known from its first transfer on, and its approvals from then on too.
    private static ExpectedAsset OfToken(IEnumerable<TokenEvent> events, long last, bool isNewest)
    {
        var state = (Owner: default(Account), Approved: default(HashSet<string>));
        foreach (var e in events)
            state = e switch
            {
                TokenEvent.TokenMinted minted => (minted.Owner, []),
                TokenEvent.TokenTransferred moved => (moved.NewOwner, []),
                TokenEvent.TokenBurnt => ((Account?)null, (HashSet<string>?)[]),
                TokenEvent.TokenApproved a => (a.Owner, state.Approved is null ? null : [.. state.Approved, a.Account.Value]),
                TokenEvent.TokenApprovalRevoked { Account: { } account } r =>
                    (r.Owner, state.Approved is null ? null : [.. state.Approved.Where(a => a != account.Value)]),
                TokenEvent.TokenApprovalRevoked r => (r.Owner, []),
                _ => throw new System.Diagnostics.UnreachableException(e.GetType().Name),
            };
        return new(state.Owner, state.Approved, new Dictionary<Account, AccessLevel>(), last, isNewest);
    }
}
