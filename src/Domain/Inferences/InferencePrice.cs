using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Contracts;

namespace NeuraNft.Domain.Inferences;

/// <summary>What a run costs, and who gets which part of it: agreed on with the request, whatever changes until the job ends.</summary>
/// <param name="Split">Its total is the amount.</param>
public sealed record InferencePrice(Yocto Amount, Payouts Split)
{
    /// <summary>
    /// Shares of the whole, rounded down: first the royalties, then the platform's as far as it goes; what is left, dust included, is the
    /// owner's.
    /// </summary>
    public static InferencePrice Of(AssetState.Minted asset, Yocto amount, Platform platform)
    {
        var parts = asset.Royalty.Shares.ToDictionary(s => s.Key, s => amount.Share(s.Value));
        var rest = parts.Values.Aggregate(amount, (left, part) => left - part);
        if (platform.Account is { } account)
        {
            var fee = platform.FeeOf(amount) is var whole && whole > rest ? rest : whole;
            parts[account] = parts.GetValueOrDefault(account) + fee;
            rest -= fee;
        }
        parts[asset.Owner] = parts.GetValueOrDefault(asset.Owner) + rest;
        return new InferencePrice(amount, new Payouts(parts.Where(p => p.Value > Yocto.Zero)));
    }
}
