using Neura.Near.Rpc;

namespace Neura.Near.Blocks;

/// <summary>
/// Gives a block only where the witnesses show the same hash at its height, and calls a height skipped only where they find nothing
/// there either. One endpoint may follow a fork or another chain; two that disagree must stop whoever reads.
/// </summary>
/// <remarks>
/// An equal hash proves the header: height, time, the block before. It does not prove the receipts, since nothing here computes them
/// into the header's roots: an endpoint with right headers and forged logs passes a witness that tells hashes only
/// (<see cref="RpcBlockWitness"/>). Give a <see cref="SourceBlockWitness"/> the executors that count, and their receipts are compared.
/// A witness that is behind is waited for. One that cannot be reached is done without as long as <paramref name="required"/> others
/// have answered; whoever does answer must agree.
/// </remarks>
/// <param name="source">Where blocks come from.</param>
/// <param name="witnesses">Who is asked besides.</param>
/// <param name="required">How many witnesses must have answered; null means all.</param>
public sealed class ComparedBlockSource(IBlockSource source, IReadOnlyList<IBlockWitness> witnesses, int? required = null) : IBlockSource
{
    private readonly int _required = required ?? witnesses.Count;

    /// <inheritdoc/>
    public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => source.FinalHeightAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="BlockSourceException">
    /// <see cref="BlockSourceFailure.Disagreement"/>; or <see cref="BlockSourceFailure.Unavailable"/> where too few witnesses answer.
    /// </exception>
    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        var asked = witnesses.Select(witness => AskAsync(witness, height, cancellationToken)).ToList();
        var read = await ReadOrObserveAsync(height, asked, cancellationToken);
        var answers = await Task.WhenAll(asked);
        if (read is BlockRead.NotFinal) return read;
        foreach (var (witness, answer) in answers) Compare(height, read, witness, answer);
        if (answers.Count(a => a.Answer is WitnessedHash.Found or WitnessedHash.Skipped) >= _required) return read;
        return answers.Any(a => a.Answer is WitnessedHash.NotFinal)
            ? new BlockRead.NotFinal(height, height - 1)
            : throw new BlockSourceException(BlockSourceFailure.Unavailable, $"Too few witnesses answer about block {height}.");
    }

    private async Task<BlockRead> ReadOrObserveAsync(ulong height, List<Task<Witnessed>> asked, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(height, cancellationToken);
        }
        catch
        {
            await ((Task)Task.WhenAll(asked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static async Task<Witnessed> AskAsync(IBlockWitness witness, ulong height, CancellationToken cancellationToken)
    {
        try
        {
            return new Witnessed(witness, await witness.HashAsync(height, cancellationToken));
        }
        catch (Exception e) when (e is NearRpcException { IsRetryable: true }
            or BlockSourceException { Failure: BlockSourceFailure.Unavailable })
        {
            return new Witnessed(witness, null);
        }
    }

    private static void Compare(ulong height, BlockRead read, IBlockWitness witness, WitnessedHash? answer)
    {
        var (ours, theirs) = (Shown(read), answer switch
        {
            WitnessedHash.Found found => found.Hash.ToString(),
            WitnessedHash.Skipped => Nothing,
            _ => null,
        });
        if (theirs is not null && ours != theirs)
            throw new BlockSourceException(
                BlockSourceFailure.Disagreement, $"Two endpoints disagree on block {height}: {ours}, and {theirs} at {witness.Name}.");
        if (read is BlockRead.Found { Block: var block } && answer is WitnessedHash.Found { Receipts: { } receipts }
            && WitnessedReceipts.Of(block, receipts.Executors).Digest != receipts.Digest)
            throw new BlockSourceException(
                BlockSourceFailure.Disagreement, $"Two endpoints disagree on the receipts of block {height}: others at {witness.Name}.");
    }

    private const string Nothing = "no block";

    private static string Shown(BlockRead read) => read is BlockRead.Found found ? found.Block.Hash.ToString() : Nothing;

    private sealed record Witnessed(IBlockWitness Witness, WitnessedHash? Answer);
}
