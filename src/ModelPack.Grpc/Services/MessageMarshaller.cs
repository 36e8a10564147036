using Google.Protobuf;
using Grpc.Core;
using ModelPack.Grpc.Inference;
using ModelPack.Grpc.Wire;

namespace ModelPack.Grpc.Services;

/// <summary>Messages in the buffers of the server.</summary>
internal static class MessageMarshaller
{
    private const string Malformed = "The request is not a message of the protocol.";

    /// <summary>Reads a request whose elements stay where they are.</summary>
    public static Marshaller<InferRequest> InferRequests { get; } = new(NeverWrite, ReadInferRequest);

    /// <summary>Writes a response from the memory of ONNX Runtime, and gives that back.</summary>
    public static Marshaller<InferResponse> InferResponses { get; } = new(WriteInferResponse, NeverRead<InferResponse>);

    /// <summary>Reads a request.</summary>
    public static Marshaller<T> Of<T>(MessageParser<T> parser)
        where T : class, IMessage<T> => new(NeverWrite, context => Read(parser, context));

    /// <summary>Writes a response.</summary>
    public static Marshaller<T> Of<T>()
        where T : class, IMessage<T> => new(Write, NeverRead<T>);

    private static T Read<T>(MessageParser<T> parser, DeserializationContext context)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(context.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException)
        {
            throw ModelCalls.Invalid(Malformed);
        }
    }

    private static void Write<T>(T message, SerializationContext context)
        where T : class, IMessage<T>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static InferRequest ReadInferRequest(DeserializationContext context)
    {
        try
        {
            return InferRequest.Read(context.PayloadAsReadOnlySequence());
        }
        catch (MalformedMessageException malformed)
        {
            throw ModelCalls.Invalid(malformed.Message);
        }
    }

    private static void WriteInferResponse(InferResponse response, SerializationContext context)
    {
        using (response)
        {
            var size = new WireWriter(null);
            response.Write(ref size);
            if (size.Count > int.MaxValue)
                throw new RpcException(new Status(StatusCode.ResourceExhausted, "The outputs are larger than a message can be."));
            context.SetPayloadLength((int)size.Count);
            var writer = new WireWriter(context.GetBufferWriter());
            response.Write(ref writer);
            writer.Flush();
            context.Complete();
        }
    }

    private static void NeverWrite<T>(T message, SerializationContext context) => throw new NotSupportedException("A request is only read.");

    private static T NeverRead<T>(DeserializationContext context) => throw new NotSupportedException("A response is only written.");
}
