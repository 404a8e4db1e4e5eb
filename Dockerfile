# One file for every program: docker build --build-arg PROJECT=Silo|Api|Dashboard|Simulator .
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG PROJECT=Silo
WORKDIR /src

# What a restore reads, and nothing else: this layer is made again only when a package or a reference changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Api/Api.csproj Api/packages.lock.json Api/
COPY Dashboard/Dashboard.csproj Dashboard/packages.lock.json Dashboard/
COPY Grains/Grains.csproj Grains/packages.lock.json Grains/
COPY Grains.Interfaces/Grains.Interfaces.csproj Grains.Interfaces/packages.lock.json Grains.Interfaces/
COPY Silo/Silo.csproj Silo/packages.lock.json Silo/
COPY Simulator/Simulator.csproj Simulator/packages.lock.json Simulator/
COPY Streaming.Kafka/Streaming.Kafka.csproj Streaming.Kafka/packages.lock.json Streaming.Kafka/
RUN dotnet restore "$PROJECT/$PROJECT.csproj" --locked-mode

COPY . .
# The program is called run whatever the project: an image without a shell cannot put a name together.
# Native libraries of other systems are half of what is published.
RUN dotnet publish "$PROJECT/$PROJECT.csproj" --no-restore --configuration Release --output /app \
    && mv "/app/FraudGrains.$PROJECT" /app/run \
    && find /app -mindepth 2 -maxdepth 2 -path '/app/runtimes/*' ! -name unix ! -name linux ! -name linux-x64 ! -name linux-arm64 -exec rm -rf {} +

# Chiseled: glibc and .NET; no shell, no package manager, no ICU.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true
WORKDIR /app
COPY --from=build /app ./
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["./run"]
