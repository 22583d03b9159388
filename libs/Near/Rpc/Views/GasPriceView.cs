namespace Neura.Near.Rpc;

/// <summary>`gas_price`: yoctoNEAR for one unit of gas.</summary>
public sealed record GasPriceView(NearToken GasPrice);
