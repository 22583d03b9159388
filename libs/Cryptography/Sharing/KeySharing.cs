using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Sharing;

/// <summary>Shamir's sharing with Feldman's commitments over ristretto255. Whoever splits or combines sees the key.</summary>
public static class KeySharing
{
    /// <summary>Splits a key: so many of the shares are needed to have it again, fewer tell nothing of it.</summary>
    public static IReadOnlyList<KeyShare> Split(SplitKey key, int threshold, int shares)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(shares, threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shares, ShareCommitments.MaxShares);
        var random = Enumerable.Range(1, threshold - 1).Select(_ => Scalar.Random()).ToList();
        SecureMemory[] coefficients = [key.Secret, .. random];
        var commitments = new ShareCommitments(1, shares, [.. coefficients.Select(Scalar.Point)]);
        var split = Enumerable.Range(1, shares).Select(i => new KeyShare(commitments, i, Scalar.Evaluate(coefficients, i))).ToList();
        random.ForEach(c => c.Dispose());
        return split;
    }

    /// <summary>The key again. Each share is verified before any is used.</summary>
    /// <param name="trusted">What the shares have to fit, from a place of one's own: shares that carry their own prove nothing.</param>
    /// <exception cref="SharingException">BadShares or Mixed, with the numbers of those to blame; TooFew.</exception>
    public static SplitKey Combine(IReadOnlyCollection<KeyShare> shares, ShareCommitments trusted)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        Refuse(SharingError.Mixed, "of another key or another generation", shares.Where(s => !s.Commitments.Equals(trusted)));
        Refuse(SharingError.BadShares, "changed, or no share of this key", shares.Where(s => !s.Fits(trusted)));
        var different = shares.DistinctBy(s => s.Index).Take(trusted.Threshold).Select(s => (s.Index, s.Value)).ToList();
        if (different.Count < trusted.Threshold)
            throw new SharingException(
                SharingError.TooFew, $"{trusted.Threshold} different shares are needed; these are {different.Count}.");
        var key = Scalar.Interpolate(different);
        if (trusted.IsKey(key)) return new SplitKey(key);
        key.Dispose();
        throw new InvalidOperationException("Shares that fit gave another key.");
    }

    private static void Refuse(SharingError error, string why, IEnumerable<KeyShare> shares)
    {
        var indexes = shares.Select(s => s.Index).Distinct().Order().ToList();
        if (indexes.Count > 0) throw new SharingException(error, $"Refused as {why}: share {string.Join(", ", indexes)}.", indexes);
    }
}
