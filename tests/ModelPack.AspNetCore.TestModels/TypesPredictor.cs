using ModelPack;

namespace Acme.Models;

/// <summary>Gives back what it gets, in every element type.</summary>
[ModelContract("all-types-identity.onnx", Name = "types")]
public sealed partial class TypesPredictor : IPredictor<TypesInput, TypesPrediction>;

public sealed record TypesInput(
    float InFloat32, double InFloat64, Half InFloat16, BFloat16 InBfloat16, sbyte InInt8, short InInt16, int InInt32, long InInt64,
    byte InUint8, ushort InUint16, uint InUint32, ulong InUint64, bool InBool, string InString);

public sealed record TypesPrediction(
    float OutFloat32, double OutFloat64, Half OutFloat16, BFloat16 OutBfloat16, sbyte OutInt8, short OutInt16, int OutInt32, long OutInt64,
    byte OutUint8, ushort OutUint16, uint OutUint32, ulong OutUint64, bool OutBool, string OutString);
