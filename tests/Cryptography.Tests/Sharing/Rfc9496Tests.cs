using Neura.Cryptography.Interop;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Cryptography.Tests.Sharing;

/// <summary>RFC 9496, A.1: multiples of ristretto255's generator.</summary>
public sealed class Rfc9496Tests
{
    [Theory]
    [InlineData(1, "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76")]
    [InlineData(2, "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919")]
    [InlineData(3, "94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259")]
    public void Multiple_of_the_generator_is_that_of_the_standard(int multiple, string point)
    {
        using var scalar = SecureMemory.CopyOf(Scalar.Of(multiple));
        Convert.ToHexStringLower(Scalar.Point(scalar)).ShouldBe(point);
    }
}
