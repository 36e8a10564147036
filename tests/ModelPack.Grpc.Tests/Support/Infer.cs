using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;

namespace ModelPack.Grpc.Tests.Support;

/// <summary>Builds requests.</summary>
internal static class Infer
{
    public static ModelInferRequest Request(string model, params ModelInferRequest.Types.InferInputTensor[] inputs) =>
        new() { ModelName = model, Inputs = { inputs } };

    public static ModelInferRequest.Types.InferInputTensor Input(string name, string datatype, long[] shape, InferTensorContents? contents = null) =>
        new() { Name = name, Datatype = datatype, Shape = { shape }, Contents = contents };

    public static ModelInferRequest Iris(params float[] features) =>
        Request("iris", Input("features", "FP32", [features.Length / 4, 4], new InferTensorContents { Fp32Contents = { features } }));

    public static ByteString Raw<T>(params T[] values)
        where T : unmanaged => ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan()));

    public static ByteString RawTexts(params string[] texts)
    {
        var bytes = new List<byte>();
        byte[] length = new byte[4];
        foreach (string text in texts)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
            bytes.AddRange(length);
            bytes.AddRange(utf8);
        }

        return ByteString.CopyFrom([.. bytes]);
    }
}
