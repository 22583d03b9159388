using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Api.RateLimits;

/// <summary>What of an address tells one caller from another.</summary>
internal static class CallerAddress
{
    private const int Ipv6NetworkBytes = 8;

    /// <returns>Of IPv6 the network of 64 bits, which one caller has whole; of IPv4 the address, also in the form of IPv6.</returns>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None; // A socket of this machine.
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(Ipv6NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
