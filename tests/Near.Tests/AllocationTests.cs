using System.Text;
using Neura.Near;
using Neura.Near.Borsh;

namespace NeuraNft.Near.Tests;

/// <summary>What an indexer does for every receipt or log leaves no garbage.</summary>
public sealed class AllocationTests
{
    private const string Hash = "8Ye3rMZZXjtjDbgi9t2Jc9entF4wdwb324dr8K3URwVX";

    [Fact]
    public void Hashes_are_read_from_both_kinds_of_text_without_allocating()
    {
        var utf8 = Encoding.UTF8.GetBytes(Hash);
        Allocated(() => _ = CryptoHash.TryParse(utf8, out _)).ShouldBe(0);
        Allocated(() => _ = CryptoHash.TryParse(Hash, out _)).ShouldBe(0);
        CryptoHash.TryParse(utf8, out var hash).ShouldBeTrue();
        hash.ToString().ShouldBe(Hash);
        Allocated(() => CryptoHash.OfSha256(utf8)).ShouldBe(0);
        Allocated(() => hash.CopyTo(stackalloc byte[CryptoHash.Size])).ShouldBe(0);
    }

    [Fact]
    public void Borsh_is_read_without_allocating()
    {
        var writer = new BorshWriter();
        writer.WriteUInt64(7);
        writer.WriteUInt128(UInt128.MaxValue);
        writer.WriteBytes("bytes"u8);
        var bytes = writer.ToArray();
        Allocated(() =>
        {
            var reader = new BorshReader(bytes);
            reader.ReadUInt64();
            reader.ReadUInt128();
            reader.ReadBytes();
            reader.ExpectEnd();
        }).ShouldBe(0);
    }

    [Fact]
    public void Amounts_are_read_and_added_without_allocating() =>
        Allocated(() => { _ = NearToken.Parse("340282366920938463463374607431768211455") - NearToken.OneYocto; }).ShouldBe(0);

    private static long Allocated(Action action)
    {
        for (var i = 0; i < 50; i++) action(); // Whatever is made once is made here.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
