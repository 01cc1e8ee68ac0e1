# One service as an image of its own. deploy/package builds what is copied here.
FROM eclipse-temurin:25-jre

ARG SERVICE
ARG MAIN_CLASS
ENV MAIN_CLASS=${MAIN_CLASS}

WORKDIR /app
COPY --chmod=755 deploy/health /app/health
COPY ${SERVICE}/target/lib /app/lib
COPY ${SERVICE}/target/${SERVICE}-*.jar /app/app.jar

# a number, so that nobody needs an entry in the image's list of users
USER 10001:10001
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=90s --retries=6 CMD ["/app/health"]

# further options for the JVM: JDK_JAVA_OPTIONS
ENTRYPOINT ["bash", "-c", "exec java -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp \"/app/app.jar:/app/lib/*\" \"$MAIN_CLASS\" \"$@\"", "service"]
