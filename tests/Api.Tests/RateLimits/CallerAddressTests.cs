using System.Net;
using NeuraNft.Api.RateLimits;

namespace NeuraNft.Api.Tests.RateLimits;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:3::6", "2001:db8:1:3::")]
    public void Caller_is_an_address_or_a_network_of_64_bits(string address, string caller) =>
        CallerAddress.Of(IPAddress.Parse(address)).ShouldBe(IPAddress.Parse(caller));

    [Fact]
    public void Socket_of_this_machine_is_a_caller_too() => CallerAddress.Of(null).ShouldBe(IPAddress.None);
}
