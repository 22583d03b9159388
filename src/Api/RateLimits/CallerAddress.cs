using System.Net;
using System.Net.Sockets;

namespace NeuraNft.Api.RateLimits;

/// <summary>What of an address tells one caller from another.</summary>
internal static class CallerAddress
{
    private const int Ipv6NetworkBytes = 8;
    private const int Ipv6SiteBytes = 6;

    /// <returns>Of IPv6 the network of 64 bits, which one caller has whole; of IPv4 the address, also in the form of IPv6.</returns>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None; // A socket of this machine.
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        return First(Ipv6NetworkBytes, address);
    }

    /// <returns>Of an IPv6 caller the network of 48 bits, as providers give it to a site; null of IPv4.</returns>
    public static IPAddress? SiteOf(IPAddress caller) =>
        caller.AddressFamily == AddressFamily.InterNetworkV6 ? First(Ipv6SiteBytes, caller) : null;

    private static IPAddress First(int count, IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(count).Clear();
        return new IPAddress(bytes);
    }
}
