using System.Globalization;
using System.Net;
using Neura.Near.Http;

namespace Neura.Near.Blocks;

/// <summary>
/// Reads a block server: `/v0/block/{height}` gives the whole block, or null where the height was skipped; `/v0/last_block/final`
/// gives the newest final one.
/// </summary>
public sealed class BlockServerSource : IBlockSource
{
    private readonly Uri _server;
    private readonly IReadOnlySet<AccountId>? _watched;
    private readonly HttpReader _reader;
    private ulong _finalHeight;
    private NearBlock? _newest;

    /// <param name="http">The caller's; its BaseAddress is not used. It must follow redirects, as it does unless told otherwise.</param>
    /// <param name="server">Base address, without `/v0`.</param>
    /// <param name="watched">Accounts whose receipts are wanted; null means all.</param>
    /// <param name="options">Retries and limits.</param>
    /// <param name="time">The clock that retries go by.</param>
    public BlockServerSource(
        HttpClient http, Uri server, IReadOnlySet<AccountId>? watched, HttpSourceOptions options, TimeProvider time)
    {
        _server = server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + '/');
        _watched = watched;
        _reader = new HttpReader(http, options, time);
    }

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">The server does not answer, or shows no block.</exception>
    /// <exception cref="NearFormatException">What it shows is no block.</exception>
    public async Task<ulong> FinalHeightAsync(CancellationToken cancellationToken)
    {
        var answer = await _reader.GetAsync(new Uri(_server, "v0/last_block/final"), _ => false, cancellationToken);
        var block = BlockMessages.ReadMessage(answer.Body, _watched)
            ?? throw new BlockSourceException(BlockSourceFailure.Contradiction, "The server shows no final block.");
        Volatile.Write(ref _newest, block); // It is whole, and most likely read next.
        return Highest.Raise(ref _finalHeight, block.Height);
    }

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">
    /// The server does not answer; <see cref="BlockSourceFailure.NotKept"/> where it does not know a height below its final head.
    /// </exception>
    /// <exception cref="NearFormatException">What it shows is no whole, consistent block.</exception>
    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        // First: for a height still to come servers answer with null too, or keep the request waiting.
        if (height > Volatile.Read(ref _finalHeight) && height > await FinalHeightAsync(cancellationToken))
            return new BlockRead.NotFinal(height, Volatile.Read(ref _finalHeight));
        // Once: who reads it again does so because it did not fit, and must not be given the same.
        if (Volatile.Read(ref _newest)?.Height == height && Interlocked.Exchange(ref _newest, null) is { } newest
            && newest.Height == height) return new BlockRead.Found(newest);
        var address = new Uri(_server, "v0/block/" + height.ToString(CultureInfo.InvariantCulture));
        var answer = await _reader.GetAsync(address, status => status == HttpStatusCode.NotFound, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
            throw new BlockSourceException(BlockSourceFailure.NotKept, $"The server does not know block {height}.");
        return BlockMessages.ReadMessage(answer.Body, _watched) switch
        {
            null => new BlockRead.Skipped(height),
            { } block when block.Height == height => new BlockRead.Found(block),
            { } other => throw new BlockSourceException(
                BlockSourceFailure.Contradiction, $"Block {other.Height} was given for height {height}."),
        };
    }
}
