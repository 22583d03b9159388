using System.Security.Cryptography;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.DevChain;

/// <summary>Each method of the client once, against a running chain.</summary>
public sealed class DevChainMethodTests(DevChainProcess chain) : IClassFixture<DevChainProcess>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_about_the_network_are_answered()
    {
        chain.SkipUnlessRunning();
        await chain.Rpc.HealthAsync(Token);
        var status = await chain.Rpc.StatusAsync(Token);
        (await chain.Rpc.NetworkInfoAsync(Token)).PeerMaxCount.ShouldBeGreaterThanOrEqualTo(0u);
        (await chain.Rpc.ValidatorsAsync(null, Token)).CurrentValidators.ShouldHaveSingleItem().AccountId.ShouldBe(chain.Root.Account);
        var config = await chain.Rpc.ProtocolConfigAsync(BlockReference.Final, Token);
        (config.ChainId, config.ProtocolVersion).ShouldBe((status.ChainId, status.ProtocolVersion));
        config.StorageAmountPerByte.ShouldBe(NearToken.Parse("10000000000000000000"));
        (await chain.Rpc.GenesisConfigAsync(Token)).ChainId.ShouldBe(status.ChainId);
        var block = await chain.Rpc.BlockAsync(BlockReference.Final, Token);
        (await chain.Rpc.GasPriceAsync(block.Header.Hash, Token)).ShouldBe(await chain.Rpc.GasPriceAsync(Token));
        (await chain.Rpc.BlockAsync(BlockReference.NearFinal, Token)).Header.Height.ShouldBeGreaterThanOrEqualTo(block.Header.Height);
    }

    [Fact]
    public async Task Blocks_and_chunks_are_found_by_each_of_their_names()
    {
        chain.SkipUnlessRunning();
        var block = await chain.Rpc.BlockAsync(BlockReference.Final, Token);
        var header = block.Chunks.ShouldHaveSingleItem();
        var byHash = await chain.Rpc.ChunkAsync(header.ChunkHash, Token);
        var byPlace = await chain.Rpc.ChunkAsync(block.Header.Height, header.ShardId, Token);
        byPlace.Header.ChunkHash.ShouldBe(byHash.Header.ChunkHash);
    }

    [Fact]
    public async Task Code_state_and_their_changes_are_viewed()
    {
        chain.SkipUnlessRunning();
        using var contract = await chain.NewGreeterAsync(Token);
        var code = await chain.Rpc.ViewCodeAsync(contract.Account, BlockReference.Final, Token);
        code.Code.ShouldBe(GreeterContract.Wasm);
        code.Hash.ShouldBe(new CryptoHash(SHA256.HashData(GreeterContract.Wasm)));
        (await chain.Rpc.ViewStateAsync(contract.Account, default, BlockReference.Final, Token)).Values.ShouldBeEmpty();
        var missing = await Should.ThrowAsync<NearRpcException>(
            () => chain.Rpc.ViewCodeAsync(chain.Root.Account, BlockReference.Final, Token));
        missing.Kind.ShouldBe(NearRpcErrorKind.NoContract);
    }

    [Fact]
    public async Task Changes_of_each_kind_are_told_with_the_state_after_them()
    {
        chain.SkipUnlessRunning();
        using var sender = chain.Sender(chain.Root);
        using var account = await chain.NewAccountAsync("erin", 5, null, Token);
        using var own = chain.Sender(account);
        var key = KeyPair.Generate().PublicKey;
        var status = await own.SendAsync(
            new TransactionDraft(account.Account).AddKey(key, AccessKey.FullAccess).Deploy(GreeterContract.Wasm),
            TransactionWait.Final, Token);
        var at = new BlockReference.AtHash(status.ReceiptsOutcome!.First(o => o.Outcome.ExecutorId == account.Account).BlockHash);
        IReadOnlyList<AccountId> accounts = [account.Account];
        (await ChangesAsync(new ChangesQuery.Accounts(accounts)))
            .ShouldContain(c => c.Change!.AccountId == account.Account && c.Change.Amount != null);
        (await ChangesAsync(new ChangesQuery.AllAccessKeys(accounts))).ShouldContain(c => c.Change!.PublicKey == key.ToString());
        var single = await ChangesAsync(new ChangesQuery.SingleAccessKeys([(account.Account, key)]));
        single.ShouldAllBe(c => c.Change!.PublicKey == key.ToString() && c.Change.AccessKey!.Permission is AccessKeyPermission.FullAccess);
        var codes = await ChangesAsync(new ChangesQuery.ContractCodes(accounts));
        codes.ShouldHaveSingleItem().Change!.CodeBase64.ShouldBe(GreeterContract.Wasm);
        (await ChangesAsync(new ChangesQuery.Data(accounts, default))).ShouldBeEmpty();

        async Task<IReadOnlyList<AccountChange>> ChangesAsync(ChangesQuery query) =>
            (await chain.Rpc.ChangesAsync(at, query, Token)).Changes;
    }

    [Theory]
    [InlineData(TransactionWait.None)]
    [InlineData(TransactionWait.Included)]
    [InlineData(TransactionWait.ExecutedOptimistic)]
    [InlineData(TransactionWait.IncludedFinal)]
    [InlineData(TransactionWait.Executed)]
    [InlineData(TransactionWait.Final)]
    public async Task Transaction_is_waited_for_to_each_level(TransactionWait wait)
    {
        chain.SkipUnlessRunning();
        using var payer = await chain.NewAccountAsync("frank", 2, null, Token);
        using var sender = chain.Sender(payer);
        var sent = await sender.SignAsync(new TransactionDraft(chain.Root.Account).Transfer(NearToken.OneYocto), Token);
        await chain.Rpc.SendTransactionAsync(sent, wait, Token);
        var status = await chain.Rpc.TransactionStatusAsync(sent.Hash, payer.Account, TransactionWait.Final, Token);
        (status.Status!.IsSuccess, status.IsKnown).ShouldBe((true, true));
    }

    [Fact]
    public async Task Older_ways_to_send_work_and_a_transaction_is_proved()
    {
        chain.SkipUnlessRunning();
        using var payer = await chain.NewAccountAsync("grace", 2, null, Token);
        using var sender = chain.Sender(payer);
        var draft = new TransactionDraft(chain.Root.Account).Transfer(NearToken.OneYocto);
        var first = await sender.SignAsync(draft, Token);
        (await chain.Rpc.BroadcastAsync(first, Token)).ShouldBe(first.Hash);
        (await chain.Rpc.TransactionStatusAsync(first.Hash, payer.Account, TransactionWait.Final, Token)).Status!.IsSuccess.ShouldBeTrue();
        var second = await sender.SignAsync(draft, Token);
        (await chain.Rpc.BroadcastAndWaitAsync(second, Token)).Transaction!.Hash.ShouldBe(second.Hash);
        await chain.Rpc.TransactionStatusAsync(second.Hash, payer.Account, TransactionWait.Final, Token);
        var head = (await chain.Rpc.BlockAsync(BlockReference.Final, Token)).Header.Hash;
        var proof = await chain.Rpc.TransactionProofAsync(second.Hash, payer.Account, head, Token);
        proof.OutcomeProof.Id.ShouldBe(second.Hash);
        var receipt = proof.OutcomeProof.Outcome.ReceiptIds.ShouldHaveSingleItem();
        (await chain.Rpc.ReceiptToTransactionAsync(receipt, Token)).TransactionHash.ShouldBe(second.Hash);
        (await chain.Rpc.ReceiptProofAsync(receipt, chain.Root.Account, head, Token)).OutcomeProof.Id.ShouldBe(receipt);
        var full = await chain.Rpc.TransactionStatusWithReceiptsAsync(second.Hash, payer.Account, TransactionWait.Final, Token);
        full.Receipts!.ShouldContain(r => r.ReceiptId == receipt);
    }
}
