using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Calls the author's encoder and decoder through their interfaces, so that methods that implement them explicitly are found too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Coding
{
    /// <summary>Encodes a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTensors Encode<TEncoder, TInput, TTensors>(TInput input, ModelAssets assets)
        where TEncoder : IEncoder<TInput, TTensors> => TEncoder.Encode(input, assets);

    /// <summary>Decodes a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TOutput Decode<TDecoder, TTensors, TOutput>(TTensors tensors, ModelAssets assets)
        where TDecoder : IDecoder<TTensors, TOutput> => TDecoder.Decode(tensors, assets);
}
