using NeuraNft.Crash.Servers;

namespace NeuraNft.Crash;

/// <summary>Where a server of ours may listen, by the kernel's range for outgoing connections.</summary>
public sealed class PortsTests
{
    [Theory]
    [InlineData(32768, 60999, 16384, 32767)]
    [InlineData(2100, 60999, 1050, 2099)]
    [InlineData(1024, 60999, 61000, 65535)]
    [InlineData(1024, 65535, 1024, 65535)]
    public void Port_lies_outside_the_range_where_there_is_room(int begin, int end, int from, int to) =>
        Ports.Outside(begin, end).ShouldBe((from, to));
}
