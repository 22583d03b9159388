using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Application.Custody;

/// <summary>
/// Collects shares until there are enough, and opens the custody with them. The combiner sees the key: it is this process.
/// </summary>
public sealed class Unsealing(CustodyBook book, KeyCustody custody) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<int, KeyShare> _shares = [];
    private ShareCommitments? _for;

    /// <summary>How many different shares are there, of how many needed; zeros where none came yet.</summary>
    public (int Have, int Need) Progress => (_shares.Count, _for?.Threshold ?? 0);

    /// <summary>Takes one share. It is verified against the commitments of this market's database, not those that it carries.</summary>
    /// <exception cref="CustodyException">BAD_SHARE with its number; NO_CUSTODY.</exception>
    public async Task AddAsync(ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var share = Parse(text.Span);
            var trusted = await TrustedAsync(share, ct);
            // Shares of another generation begin anew: they cannot be combined.
            if (!trusted.Equals(_for)) Clear();
            _for = trusted;
            if (!_shares.TryAdd(share.Index, share)) share.Dispose();
            if (_shares.Count >= trusted.Threshold) await OpenAsync(trusted, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        Clear();
        _one.Dispose();
    }

    private static KeyShare Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return KeyShare.Parse(text.Trim((byte)'\n'));
        }
        catch (SharingException failure)
        {
            throw new CustodyException("BAD_SHARE", failure.Message);
        }
    }

    private async Task<ShareCommitments> TrustedAsync(KeyShare share, CancellationToken ct)
    {
        var stored = await book.ReadAsync(ct);
        if (stored.Identity is null) throw new CustodyException("NO_CUSTODY", "This market has no keys yet: neura custody init.");
        var trusted = stored.Sharings.Select(s => s.Commitments).FirstOrDefault(share.Fits);
        if (trusted is not null) return trusted;
        var index = share.Index;
        share.Dispose();
        throw new CustodyException(
            "BAD_SHARE", $"Share {index} is refused: it was changed, or is of another key, or of a generation that was replaced.");
    }

    private async Task OpenAsync(ShareCommitments trusted, CancellationToken ct)
    {
        var master = KeySharing.Combine(_shares.Values, trusted);
        AgeIdentity? identity = null;
        try
        {
            identity = await book.OpenAsync(master, trusted, ct);
        }
        finally
        {
            Clear();
            if (identity is null) master.Dispose();
        }
        custody.Unseal(master, identity);
    }

    private void Clear()
    {
        foreach (var share in _shares.Values) share.Dispose();
        _shares.Clear();
        _for = null;
    }
}
