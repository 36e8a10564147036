namespace ModelPack.Runtime.Telemetry;

/// <summary>A part of a call whose duration is measured.</summary>
internal enum Phase
{
    Validate,
    Encode,
    Pack,
    Infer,
    Unpack,
    Decode,
}
