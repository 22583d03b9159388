using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests.Blocks;

public sealed class ComparedBlockSourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "10")]
    public async Task Witness_with_another_hash_halts()
    {
        var error = await FailureAsync(new Witness(new WitnessedHash.Found(CryptoHash.OfSha256("fork"u8))));
        (error.Failure, error.MustHalt).ShouldBe((BlockSourceFailure.Disagreement, true));
        error.Message.ShouldContain("second");
    }

    [Fact]
    [Trait("Abuse", "10")]
    public async Task Witness_with_a_block_where_the_source_skips_halts() =>
        (await FailureAsync(new Witness(new WitnessedHash.Found(MadeChain.HashOf(103))), 103))
            .Failure.ShouldBe(BlockSourceFailure.Disagreement);

    [Fact]
    [Trait("Abuse", "10")]
    public async Task Witness_without_the_block_of_the_source_halts() =>
        (await FailureAsync(new Witness(new WitnessedHash.Skipped()))).Failure.ShouldBe(BlockSourceFailure.Disagreement);

    [Fact]
    public async Task Agreeing_witnesses_give_the_block_and_the_skipped_height()
    {
        (await ReadAsync(105, new Witness(new WitnessedHash.Found(MadeChain.HashOf(105))))).ShouldBeOfType<BlockRead.Found>();
        (await ReadAsync(103, new Witness(new WitnessedHash.Skipped()))).ShouldBe(new BlockRead.Skipped(103));
    }

    [Fact]
    public async Task Witness_that_is_behind_is_waited_for() =>
        (await ReadAsync(105, new Witness(new WitnessedHash.NotFinal()))).ShouldBe(new BlockRead.NotFinal(105, 104));

    [Fact]
    public async Task Witness_that_is_down_is_needed_unless_enough_others_answer()
    {
        var (down, agrees) = (new Witness(null), new Witness(new WitnessedHash.Found(MadeChain.HashOf(105))));
        var chain = new MadeChain(110);
        await Should.ThrowAsync<BlockSourceException>(() => new ComparedBlockSource(chain, [down, agrees]).ReadAsync(105, Token));
        (await new ComparedBlockSource(chain, [down, agrees], required: 1).ReadAsync(105, Token)).ShouldBeOfType<BlockRead.Found>();
    }

    [Fact]
    [Trait("Abuse", "10")]
    public async Task Disagreement_halts_even_where_enough_others_agree()
    {
        var (lies, agrees) = (
            new Witness(new WitnessedHash.Found(default)), new Witness(new WitnessedHash.Found(MadeChain.HashOf(105))));
        var source = new ComparedBlockSource(new MadeChain(110), [agrees, lies], required: 1);
        (await Should.ThrowAsync<BlockSourceException>(() => source.ReadAsync(105, Token))).MustHalt.ShouldBeTrue();
    }

    [Fact]
    public async Task Node_as_a_witness_tells_found_skipped_and_not_final_apart()
    {
        var witness = new RpcBlockWitness("node", new StubChain().Node().Client());
        (await witness.HashAsync(102, Token)).ShouldBe(new WitnessedHash.Found(StubChain.Hash(102)));
        (await witness.HashAsync(101, Token)).ShouldBe(new WitnessedHash.Skipped());
        (await witness.HashAsync(104, Token)).ShouldBe(new WitnessedHash.NotFinal());
    }

    [Fact]
    public async Task Another_source_as_a_witness_tells_the_same()
    {
        var witness = new SourceBlockWitness("lake", new MadeChain(110, 103));
        (await witness.HashAsync(102, Token)).ShouldBe(new WitnessedHash.Found(MadeChain.HashOf(102)));
        (await witness.HashAsync(103, Token)).ShouldBe(new WitnessedHash.Skipped());
        (await witness.HashAsync(111, Token)).ShouldBe(new WitnessedHash.NotFinal());
    }

    private static Task<BlockRead> ReadAsync(ulong height, params IBlockWitness[] witnesses) =>
        new ComparedBlockSource(new MadeChain(110, 103), witnesses).ReadAsync(height, Token);

    private static async Task<BlockSourceException> FailureAsync(IBlockWitness witness, ulong height = 105) =>
        await Should.ThrowAsync<BlockSourceException>(() => ReadAsync(height, witness));

    /// <summary>Says one thing; null means it cannot be reached.</summary>
    private sealed class Witness(WitnessedHash? says) : IBlockWitness
    {
        public string Name => "second";

        public Task<WitnessedHash> HashAsync(ulong height, CancellationToken cancellationToken) =>
            says is null ? throw new NearRpcException(NearRpcErrorKind.Unreachable, "down") : Task.FromResult(says);
    }
}
