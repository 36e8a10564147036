using Google.Protobuf;
using Grpc.Core;

namespace ModelPack.Grpc.Tests.Support;

/// <summary>Sends bytes that no generated client would send.</summary>
internal static class WireCall
{
    private static readonly Method<byte[], ModelInferResponse> s_infer = new(
        MethodType.Unary, "inference.GRPCInferenceService", "ModelInfer",
        Marshallers.Create(static bytes => bytes, static bytes => bytes),
        Marshallers.Create(static message => message.ToByteArray(), ModelInferResponse.Parser.ParseFrom));

    public static AsyncUnaryCall<ModelInferResponse> SendAsync(GrpcServer server, byte[] message) =>
        server.Channel.CreateCallInvoker().AsyncUnaryCall(s_infer, null, new CallOptions(cancellationToken: TestContext.Current.CancellationToken), message);
}
