using FsCheck;
using FsCheck.Fluent;
using Neura.Near;
using Neura.Near.Borsh;

namespace NeuraNft.Near.Tests;

public sealed class HostileBorshTests
{
    [Fact]
    public void Every_truncation_gives_the_typed_error() => Check.QuickThrowOnFailure(Prop.ForAll(
        NearGenerators.Transactions, transaction =>
    {
        var bytes = transaction.ToBorsh();
        for (var length = 0; length < bytes.Length; length++)
            Should.Throw<NearFormatException>(() => Transaction.FromBorsh(bytes.AsSpan(0, length)));
    }));

    [Fact]
    public void Any_bytes_give_a_transaction_or_the_typed_error() => Check.QuickThrowOnFailure(Prop.ForAll(
        NearGenerators.Transactions, ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), (transaction, at, value) =>
        {
            var bytes = transaction.ToBorsh();
            bytes[(at & int.MaxValue) % bytes.Length] = value;
            try
            {
                Transaction.FromBorsh(bytes);
            }
            catch (NearFormatException)
            {
                // The one exception that is allowed.
            }
        }));

    [Fact]
    public void Bytes_after_the_value_are_refused() =>
        Should.Throw<NearFormatException>(() => Transaction.FromBorsh([.. Empty().ToBorsh(), 0])).Message.ShouldContain("1 bytes follow");

    [Theory]
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0x8000_0000u)]
    [InlineData(0x7FFF_FFFFu)]
    [InlineData(1_000u)]
    public void Announced_length_beyond_the_bytes_is_refused_without_allocating(uint length)
    {
        byte[] actions = [.. Empty().ToBorsh().AsSpan()[..^4], .. BitConverter.GetBytes(length)];
        byte[] code = [.. Empty().ToBorsh().AsSpan()[..^4], 1, 0, 0, 0, 1, .. BitConverter.GetBytes(length)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<NearFormatException>(() => Transaction.FromBorsh(actions));
        Should.Throw<NearFormatException>(() => Transaction.FromBorsh(code));
        Should.Throw<NearFormatException>(() => new BorshReader(BitConverter.GetBytes(length)).ReadString());
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200_000);
    }

    [Fact]
    public void V1_transaction_is_refused_by_name() =>
        Should.Throw<NearFormatException>(() => Transaction.FromBorsh([1, .. Empty().ToBorsh()])).Message.ShouldContain("V1 transaction");

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        byte[] notUtf8 = [2, 0, 0, 0, 0xC3, 0x28];
        Should.Throw<NearFormatException>(() => new BorshReader(notUtf8).ReadString());
        byte[] surrogate = [3, 0, 0, 0, 0xED, 0xA0, 0x80];
        Should.Throw<NearFormatException>(() => new BorshReader(surrogate).ReadString());
    }

    [Theory]
    [InlineData(9)]
    [InlineData(255)]
    public void Unknown_action_tag_is_refused_by_number(byte tag)
    {
        byte[] bytes = [.. Empty().ToBorsh().AsSpan()[..^4], 1, 0, 0, 0, tag];
        Should.Throw<NearFormatException>(() => Transaction.FromBorsh(bytes)).Message.ShouldContain($"{tag}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(255)]
    public void Flag_that_is_neither_0_nor_1_is_refused(byte flag) =>
        Should.Throw<NearFormatException>(() => new BorshReader([flag]).ReadOptionalString());

    [Fact]
    public void Account_id_that_is_not_ascii_is_refused()
    {
        var writer = new BorshWriter();
        writer.WriteString("bоb.near"); // a Cyrillic o
        byte[] bytes = [.. writer.Written, .. Empty().ToBorsh().AsSpan(4 + "bob.near".Length)];
        Should.Throw<NearFormatException>(() => Transaction.FromBorsh(bytes));
    }

    private static Transaction Empty() => new(
        AccountId.Parse("bob.near"), new PublicKey(KeyType.Ed25519, new byte[32]), 1, AccountId.Parse("bob.near"), default, []);
}
