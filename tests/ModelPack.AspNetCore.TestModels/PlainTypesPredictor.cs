using ModelPack;

namespace Acme.Models;

/// <summary>Gives back what it gets, in every element type that protocols have a field for.</summary>
[ModelContract("plain-types.onnx", Name = "plain")]
public sealed partial class PlainTypesPredictor : IPredictor<PlainTypesInput, PlainTypesPrediction>;

public sealed record PlainTypesInput(
    float Fp32, double Fp64, sbyte Int8, short Int16, int Int32, long Int64, byte Uint8, ushort Uint16, uint Uint32, ulong Uint64, bool Truth, string Text);

public sealed record PlainTypesPrediction(
    float Fp32Out, double Fp64Out, sbyte Int8Out, short Int16Out, int Int32Out, long Int64Out, byte Uint8Out, ushort Uint16Out, uint Uint32Out, ulong Uint64Out, bool TruthOut, string TextOut);
