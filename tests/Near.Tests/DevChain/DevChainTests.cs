using System.Text;
using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.DevChain;

/// <summary>Client and block reader against a running chain: every step goes through JSON-RPC.</summary>
public sealed class DevChainTests(DevChainProcess chain) : IClassFixture<DevChainProcess>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_is_created_with_its_key_and_balance()
    {
        chain.SkipUnlessRunning();
        var (account, key) = await CreateAccountAsync("alice", [new NearAction.Transfer(NearToken.FromNear(5))]);
        (await chain.Rpc.ViewAccountAsync(account, BlockReference.Optimistic, Token)).Amount.ShouldBe(NearToken.FromNear(5));
        (await chain.Rpc.ViewAccessKeyAsync(account, key.PublicKey, BlockReference.Optimistic, Token)).IsFullAccess.ShouldBeTrue();
        (await chain.Rpc.ViewAccessKeyListAsync(account, BlockReference.Optimistic, Token)).Keys.Count.ShouldBe(1);
        var unknown = await Should.ThrowAsync<NearRpcException>(
            () => chain.Rpc.ViewAccessKeyAsync(account, chain.Root.PublicKey, BlockReference.Optimistic, Token));
        unknown.Kind.ShouldBe(NearRpcErrorKind.UnknownAccessKey);
        (await chain.Rpc.GasPriceAsync(Token)).ShouldBeGreaterThan(NearToken.Zero);
        (await chain.Rpc.StatusAsync(Token)).SyncInfo.Syncing.ShouldBeFalse();
    }

    [Fact]
    public async Task Contract_is_deployed_viewed_called_and_read_back_from_its_block()
    {
        chain.SkipUnlessRunning();
        var contract = await DeployAsync("greeter");
        var view = await chain.Rpc.CallFunctionAsync(contract, "hello", default, BlockReference.Optimistic, Token);
        Encoding.UTF8.GetString(view.Result).ShouldBe("\"hello\"");

        var status = await CallAsync(contract, "greet");
        status.Status.ShouldBeOfType<ExecutionStatus.SuccessValue>().Value.ToArray().ShouldBe(view.Result);
        var sent = status.ReceiptsOutcome!.Single(o => o.Outcome.ExecutorId == contract);
        var block = await BlockOfAsync(contract, sent.BlockHash);
        var receipt = block.Receipts.ShouldHaveSingleItem();
        (receipt.ReceiptId, receipt.Status, receipt.Predecessor).ShouldBe((sent.Id, ReceiptStatus.Success, chain.Root.Account));
        receipt.TransactionHash.ShouldBe(status.Transaction!.Hash);
        receipt.Logs.ShouldBe([GreeterContract.Event]);
        receipt.Calls.ShouldHaveSingleItem().Method.ShouldBe("greet");
    }

    [Fact]
    [Trait("Abuse", "5")]
    public async Task Panic_is_told_with_its_message_and_its_logs_are_in_no_block()
    {
        chain.SkipUnlessRunning();
        var contract = await DeployAsync("failing");
        var view = await Should.ThrowAsync<NearRpcException>(
            () => chain.Rpc.CallFunctionAsync(contract, "fail", default, BlockReference.Optimistic, Token));
        (view.Kind, view.PanicMessage).ShouldBe((NearRpcErrorKind.ContractPanic, GreeterContract.Panic));

        var status = await CallAsync(contract, "fail");
        status.Status.ShouldBeOfType<ExecutionStatus.Failure>().PanicMessage.ShouldBe(GreeterContract.Panic);
        var failed = status.ReceiptsOutcome!.Single(o => o.Outcome.ExecutorId == contract);
        failed.Outcome.Logs.ShouldBe([GreeterContract.Event]);
        (await BlockOfAsync(contract, failed.BlockHash)).Receipts.ShouldNotContain(r => r.ReceiptId == failed.Id);
    }

    [Fact]
    public async Task Used_nonce_is_refused_by_name()
    {
        chain.SkipUnlessRunning();
        var transaction = await BuildAsync(chain.Root, chain.Root.Account, [new NearAction.Transfer(NearToken.OneYocto)]);
        await chain.Rpc.SendTransactionAsync(transaction.Sign(chain.Root), TransactionWait.Executed, Token);
        var again = transaction with { Actions = [new NearAction.Transfer(new NearToken(2))] };
        var refusal = await Should.ThrowAsync<NearRpcException>(
            () => chain.Rpc.SendTransactionAsync(again.Sign(chain.Root), TransactionWait.Executed, Token));
        refusal.InvalidTransaction!.Reason.ShouldBe(InvalidTransaction.InvalidNonce);
        refusal.InvalidTransaction.AccessKeyNonce.ShouldBe(transaction.Nonce);
    }

    [Fact]
    public async Task Meta_transaction_runs_as_its_sender_and_not_as_the_relayer()
    {
        chain.SkipUnlessRunning();
        var contract = await DeployAsync("relayed");
        var (account, key) = await CreateAccountAsync("carol", [new NearAction.Transfer(NearToken.FromNear(1))]);
        using var carol = new InMemorySigner(account, key);
        var keyNow = await chain.Rpc.ViewAccessKeyAsync(account, key.PublicKey, BlockReference.Final, Token);
        var action = new DelegateAction(account, contract, [Call("greet")], keyNow.Nonce + 1, keyNow.BlockHeight + 1000, key.PublicKey);
        var status = await SendAsync(account, [new NearAction.Delegate(action.Sign(carol))]);
        var ran = status.ReceiptsOutcome!.Single(o => o.Outcome.ExecutorId == contract);
        var receipt = (await BlockOfAsync(contract, ran.BlockHash)).Receipts.ShouldHaveSingleItem();
        (receipt.Predecessor, receipt.Signer).ShouldBe((account, chain.Root.Account));
    }

    [Fact]
    public async Task Final_blocks_chain_without_a_gap()
    {
        chain.SkipUnlessRunning();
        var reader = new FinalBlockReader(chain.Rpc, chain.Root.Account);
        var head = await reader.FinalHeightAsync(Token);
        (await reader.ReadAsync(head + 1000, Token)).ShouldBeOfType<BlockRead.NotFinal>();
        NearBlock? before = null;
        for (var height = head - Math.Min(head, 10); height <= head; height++)
        {
            if (await reader.ReadAsync(height, Token) is not BlockRead.Found { Block: var block }) continue;
            if (before is not null) (block.PrevHash, block.PrevHeight).ShouldBe((before.Hash, before.Height));
            before = block;
        }
        before.ShouldNotBeNull();
    }

    private async Task<AccountId> DeployAsync(string name)
    {
        var (account, key) = await CreateAccountAsync(
            name, [new NearAction.Transfer(NearToken.FromNear(10)), new NearAction.DeployContract(GreeterContract.Wasm)]);
        key.Dispose();
        return account;
    }

    private async Task<(AccountId Account, KeyPair Key)> CreateAccountAsync(string name, NearAction[] then)
    {
        var account = AccountId.Parse($"{name}.{chain.Root.Account}");
        var key = KeyPair.Generate();
        var status = await SendAsync(
            account, [new NearAction.CreateAccount(), new NearAction.AddKey(key.PublicKey, AccessKey.FullAccess), .. then]);
        status.Status!.IsSuccess.ShouldBeTrue();
        return (account, key);
    }

    private Task<TransactionStatus> CallAsync(AccountId contract, string method) => SendAsync(contract, [Call(method)]);

    private static NearAction.FunctionCall Call(string method) => new(method, default, Gas.FromTeragas(30), NearToken.Zero);

    private async Task<TransactionStatus> SendAsync(AccountId receiver, NearAction[] actions)
    {
        var transaction = await BuildAsync(chain.Root, receiver, actions);
        return await chain.Rpc.SendTransactionAsync(transaction.Sign(chain.Root), TransactionWait.Final, Token);
    }

    private async Task<Transaction> BuildAsync(InMemorySigner signer, AccountId receiver, NearAction[] actions)
    {
        var key = await chain.Rpc.ViewAccessKeyAsync(signer.Account, signer.PublicKey, BlockReference.Optimistic, Token);
        var block = await chain.Rpc.BlockAsync(BlockReference.Final, Token);
        return new Transaction(signer.Account, signer.PublicKey, key.Nonce + 1, receiver, block.Header.Hash, actions);
    }

    private async Task<NearBlock> BlockOfAsync(AccountId contract, CryptoHash hash)
    {
        var header = await chain.Rpc.BlockAsync(new BlockReference.AtHash(hash), Token);
        var read = await new FinalBlockReader(chain.Rpc, contract).ReadAsync(header.Header.Height, Token);
        return read.ShouldBeOfType<BlockRead.Found>().Block;
    }
}
