using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using ModelPack.Grpc.Inference;
using ModelPack.Grpc.Messages;

namespace ModelPack.Grpc.Services;

/// <summary>The methods of <c>inference.GRPCInferenceService</c>, bound without reflection.</summary>
internal sealed class OpenInferenceMethods : IServiceMethodProvider<OpenInferenceService>
{
    /// <summary>The full name of the service.</summary>
    public const string Service = "inference.GRPCInferenceService";

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<OpenInferenceService> context)
    {
        Add(context, "ServerLive", ServerLiveRequest.Parser, static (_, _, _) => OpenInferenceService.ServerLiveAsync());
        Add(context, "ServerReady", ServerReadyRequest.Parser, static (service, _, call) => service.ServerReadyAsync(call));
        Add(context, "ModelReady", ModelReadyRequest.Parser, static (service, request, call) => service.ModelReadyAsync(request, call));
        Add(context, "ServerMetadata", ServerMetadataRequest.Parser, static (_, _, _) => OpenInferenceService.ServerMetadataAsync());
        Add(context, "ModelMetadata", ModelMetadataRequest.Parser, static (service, request, _) => service.ModelMetadataAsync(request));
        context.AddUnaryMethod(
            new Method<InferRequest, InferResponse>(MethodType.Unary, Service, "ModelInfer", MessageMarshaller.InferRequests, MessageMarshaller.InferResponses), [],
            static (service, request, call) => service.ModelInferAsync(request, call));
    }

    private static void Add<TRequest, TResponse>(
        ServiceMethodProviderContext<OpenInferenceService> context, string name, MessageParser<TRequest> parser, UnaryServerMethod<OpenInferenceService, TRequest, TResponse> invoke)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context.AddUnaryMethod(
            new Method<TRequest, TResponse>(MethodType.Unary, Service, name, MessageMarshaller.Of(parser), MessageMarshaller.Of<TResponse>()), [], invoke);
}
